"""From averaged probabilities to the best legal annotation: a names path and a tree."""

import numpy as np


def best_name_tags(probabilities: np.ndarray, tags: list[str]) -> tuple[list[str], float]:
    """The legal BIOES path with the highest product of word-wise posteriors.

    Args:
        probabilities: words x tags.
        tags: the tags' names.

    Returns:
        The tags, and the lowest posterior on the path: how sure the teachers are of the whole sentence.
    """
    allowed = np.array([[may_follow(a, b) for b in tags] for a in tags])
    scores = np.log(np.clip(probabilities, 1e-9, 1.0))
    best = np.where([t[0] not in "IE" for t in tags], scores[0], -np.inf)
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        step = np.where(allowed, best[:, None], -np.inf)
        back[i] = step.argmax(axis=0)
        best = step.max(axis=0) + scores[i]
    path = [int(np.where([t[0] not in "BI" for t in tags], best, -np.inf).argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    path.reverse()
    sure = min(float(probabilities[i, tag]) for i, tag in enumerate(path))
    return [tags[i] for i in path], sure


def may_follow(before: str, after: str) -> bool:
    """BIOES order: inside and end continue a name of the same type, the rest start afresh."""
    if before[0] in "BI":
        return after[0] in "IE" and before[2:] == after[2:]
    return after[0] not in "IE"


def best_tree(arcs: np.ndarray) -> list[int]:
    """The best tree with one root (Chu-Liu/Edmonds); heads are 1-based, 0 the root.

    Args:
        arcs: log-probabilities, child x head, where head 0 is the root.
    """
    size = len(arcs)
    greedy = arcs.argmax(axis=1)
    if (greedy == 0).sum() == 1 and not _cycle([-1, *greedy.tolist()]):
        return [int(h) for h in greedy]
    best, best_score = list(range(size)), -np.inf
    for root in np.argsort(-arcs[:, 0])[: min(size, 3)]:
        forced = arcs.copy()
        forced[:, 0] = -np.inf
        forced[root] = -np.inf
        forced[root, 0] = 0.0
        square = np.full((size + 1, size + 1), -np.inf)
        square[1:] = forced
        heads = _edmonds(square)
        score = arcs[root, 0] + sum(arcs[i, heads[i + 1]] for i in range(size) if i != root)
        if score > best_score:
            best, best_score = heads[1:], score
    return [int(h) for h in best]


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle of `heads` (index 0 is the root, whose head is -1), or an empty list."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _edmonds(scores: np.ndarray) -> list[int]:
    """Maximum spanning arborescence from node 0; `scores[child, head]`."""
    np.fill_diagonal(scores, -np.inf)
    heads = [-1, *(int(h) for h in scores[1:].argmax(axis=1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [n for n in range(len(scores)) if n not in inside]
    weight = sum(scores[n, heads[n]] for n in cycle)
    merged = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    merged[: len(outside), : len(outside)] = scores[np.ix_(outside, outside)]
    leave, enter = {}, {}
    for k, node in enumerate(outside):
        gains = np.array([weight - scores[c, heads[c]] + scores[c, node] for c in cycle])
        enter[k] = cycle[int(gains.argmax())]
        merged[-1, k] = gains.max()
        costs = scores[node, cycle]
        leave[k] = cycle[int(costs.argmax())]
        merged[k, -1] = costs.max()
    solved = _edmonds(merged)
    result = list(heads)
    for k, node in enumerate(outside):
        if k:
            result[node] = leave[k] if solved[k] == len(outside) else outside[solved[k]]
    result[enter[solved[-1]]] = outside[solved[-1]]
    return result

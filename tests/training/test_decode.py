"""Decoding of the teachers' probabilities; brute force is the judge."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.training.teacher.decode import best_name_tags, best_tree

TAGS = ["B-PER", "E-PER", "I-PER", "O", "S-PER"]


def test_an_illegal_path_is_not_taken():
    probabilities = np.array([[0.1, 0.0, 0.0, 0.9, 0.0], [0.0, 0.6, 0.0, 0.3, 0.1]])
    tags, sure = best_name_tags(probabilities, TAGS)
    assert tags == ["O", "O"]
    assert sure == pytest.approx(0.3)


def is_tree(heads):
    for node in range(1, len(heads) + 1):
        seen = set()
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return heads.count(0) == 1


@given(size=st.integers(1, 4), seed=st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all_trees(size, seed):
    random = np.random.default_rng(seed)
    scores = np.log(random.dirichlet(np.ones(size + 1), size))
    scores[np.arange(size), np.arange(size) + 1] = -1e9
    every = (list(h) for h in itertools.product(range(size + 1), repeat=size))
    best = max((h for h in every if is_tree(h)), key=lambda h: sum(scores[i, head] for i, head in enumerate(h)))
    found = best_tree(scores)
    assert is_tree(found)
    if size <= 3:  # every word is tried as the root up to three
        assert found == best

"""Commands of the command line that need more than one library function; `eventx.cli` lists them all."""

"""Which pages journeys have been to."""


class Visited:
    def __init__(self):
        self.paths: set[str] = set()
        self._shapes: set[str] = set()

    def note(self, path: str):
        self.paths.add(path)

    def is_new(self, shape: str) -> bool:
        """Whether no page of this shape has been seen before; from now on it has."""
        known = shape in self._shapes
        self._shapes.add(shape)
        return not known

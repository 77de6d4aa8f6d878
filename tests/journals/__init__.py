"""One small encrypted journal of each released schema, with what opens it: every later version must open them all."""

"""Words of a short line -> the time that it tells, in any language: `lines` is the door."""

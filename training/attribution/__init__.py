"""The making of the attribution tagger that `onrecord.engines.tagger` runs; `README.md` says how to repeat it."""

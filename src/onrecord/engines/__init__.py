"""The only doors to heavy libraries: `syntax` (spaCy). Each loads its library when first used, never at import."""

"""What a speaker does to somebody by what he says of him."""

"""What lets a reader explore: time, names that go together, a map, a timeline, who said what. Values in, values out."""

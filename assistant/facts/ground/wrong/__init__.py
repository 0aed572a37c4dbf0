"""What is told when a figure is wrong: of which fact, by which slip, or by which calculation."""

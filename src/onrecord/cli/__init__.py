"""The command line: one command a module; `main` puts them together and turns errors into exit codes.

What a command gives goes to standard output, everything else to standard error. A command imports the path when it runs, and no
sooner: this is the program's one lazy door, so that `--help` and a wrong option answer at once.
"""

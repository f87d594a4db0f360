"""The subcommands of `claimhouse`, one file each; imported only when called."""

"""What `invoke check` looks at: a module for each kind of thing in a site. Each takes the site's folder and yields problems."""

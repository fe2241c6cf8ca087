"""What a desk begins with: a configuration, a folder of rules, and drafts of story packs."""

# frozen_string_literal: true

Gem::Specification.new do |gem|
  gem.name = "jekyll-beian-footer"
  gem.version = "0.1.0"
  gem.summary = "Puts Chinese filing numbers (ICP备案, 公安联网备案) into the footer of every page, and fails the build where they are missing or wrong"
  gem.authors = ["beian maintainers"]
  gem.license = "MIT"
  gem.files = ["lib/jekyll-beian-footer.rb", "README.md"]
  gem.required_ruby_version = ">= 2.7"
  gem.add_runtime_dependency "jekyll", ">= 4.0", "< 5"
end

# frozen_string_literal: true

# Jekyll: runs beian when the site is written; a page that is wrong fails `jekyll build`. `jekyll serve` and `build --watch` are left
# alone. As a gem: `plugins: [jekyll-beian-footer]`; or this file in _plugins/. Options in _config.yml:
#
#   beian_footer: { icp: 京ICP备2024990001号-1, command: inject }
#
# The program is what BEIAN_BIN names, else `beian` on PATH. Jekyll removes what it did not write, and leaves pages alone that are the
# same as before: so the badge is put in again after every build.
require "jekyll"
require "open3"

module BeianFooter
  FLAGS = { "icp" => "--icp", "gongan" => "--gongan", "config" => "--config", "lang" => "--lang" }.freeze

  def self.command(options, folder)
    command = options.fetch("command", "inject")
    raise Jekyll::Errors::FatalException, "beian: beian_footer.command: inject or check is expected / 应为 inject 或 check" unless %w[inject check].include?(command)

    unknown = options.keys - FLAGS.keys - %w[command args]
    raise Jekyll::Errors::FatalException, "beian: beian_footer: no such option / 没有这个选项: #{unknown.join(', ')}" unless unknown.empty?

    flags = FLAGS.flat_map { |name, flag| Array(options[name]).map { |value| "#{flag}=#{value}" } }
    [ENV.fetch("BEIAN_BIN", "beian"), command, *flags, *Array(options["args"]), folder]
  end

  def self.run(site)
    return if site.config["watch"] || site.config["serving"]

    output, status = Open3.capture2e(*command(site.config["beian_footer"] || {}, site.dest), chdir: site.source)
    Jekyll.logger.info(output.chomp) if status.success?
    return if status.success?

    warn output
    raise Jekyll::Errors::FatalException, "beian: #{output.lines.last.to_s.chomp}"
  rescue Errno::ENOENT
    raise Jekyll::Errors::FatalException, "beian: the program was not found: set BEIAN_BIN or put it on PATH / 没有找到 beian 程序：请设置 BEIAN_BIN 或放入 PATH"
  end
end

Jekyll::Hooks.register(:site, :post_write, priority: :low) { |site| BeianFooter.run(site) }

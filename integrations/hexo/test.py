"""Hexo with its first theme; the numbers stand in _config.yml. Besides the five steps: nothing that beian finds wrong is deployed."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import OTHER, Generator, expect, run  # noqa: E402

# A deployer that leaves the home page, as it was when it was deployed.
DEPLOYER = """hexo.extend.deployer.register('copy', async function () {
  require('fs').copyFileSync(this.public_dir + 'index.html', this.base_dir + 'deployed.html');
});
"""


def deploy(project):
    deployed = project.site / "deployed.html"
    (project.site / "scripts").mkdir()
    (project.site / "scripts/deployer.js").write_text(DEPLOYER)
    config = project.site / "_config.yml"
    before = config.read_text(encoding="utf-8")
    config.write_text(before + "deploy:\n  type: copy\n", encoding="utf-8")
    for command in (["generate", "--deploy"], ["deploy", "--generate"], ["g", "-d"]):
        deployed.unlink(missing_ok=True)
        code, output = project.run("npx", "hexo", "clean")
        code, output = project.run("npx", "hexo", *command)
        expect(code == 0 and "data-beian" in deployed.read_text(encoding="utf-8"), f"hexo {' '.join(command)} deploys pages with badges", output)
    config.write_text(before.replace("木作主人", f"木作主人 {OTHER}") + "deploy:\n  type: copy\n", encoding="utf-8")
    for command in (["generate", "--deploy"], ["deploy", "--generate"]):
        deployed.unlink(missing_ok=True)
        code, output = project.run("npx", "hexo", *command)
        expect(code != 0 and "number-unexpected" in output and not deployed.exists(), f"hexo {' '.join(command)} deploys nothing that is wrong", output)
    config.write_text(before, encoding="utf-8")


run(Generator(
    name="hexo", title="Hexo", package="hexo", hook="plugin: after `generate`, before `deploy`", output="public", packages=["hexo"],
    pages=["about/index.html", "archives/2024/03/index.html", "archives/2024/index.html", "archives/index.html", "index.html", "table/index.html"],
    footer=("_config.yml", "木作主人"),
    numbers=("_config.yml", r"(?ms)^beian_footer:.*"),
    dev=["npm", "run", "dev", "--", "-i", "127.0.0.1", "-p", "{port}"],
    dev_change=("source/_posts/table.md", "每一张桌子"),
    also=deploy,
))

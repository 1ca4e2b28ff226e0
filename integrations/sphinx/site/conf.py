project = "云杉木作"
language = "zh_CN"
html_theme = "alabaster"
project_copyright = "2024 云杉木作"
html_show_sphinx = False
extensions = ["beian_footer.sphinx"]

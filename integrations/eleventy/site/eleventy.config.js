import beian from 'beian-footer/eleventy';

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(beian);
}

// The same functions for `import`.
import beian from './index.js';

export const { inject, check, transform } = beian;
export default beian;

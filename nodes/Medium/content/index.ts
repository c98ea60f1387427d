/**
 * The content pipeline, and all of it that others may use. It is large and loaded on first use, as
 * a file of its own (`gulpfile.js`): import it by `await import('…/content')`, and only types
 * directly.
 */
export { asSent } from './asSent';
export { prepareStory } from './prepareStory';
export { replaceImages } from './pictures';
export { toHtml } from './toHtml';
export { toMarkdown } from './toMarkdown';
export { toText } from './toText';

/**
 * The content pipeline, and all of it that others may use. It is large and loaded on first use, as
 * a file of its own (`gulpfile.js`): import it by `await import('…/content')`, and only types
 * directly.
 */
export { finishStory } from './finishStory';
export { prepareStory } from './prepareStory';
export { toHtml } from './write/toHtml';
export { toMarkdown } from './write/toMarkdown';
export { toText } from './write/toText';

import type { PreparedStory } from '../../content/story';
import { escapeHtml } from '../../helpers/escapeHtml';
import type { PostBody } from './buildPost';

const MAX_NAME_CHARACTERS = 80;

/**
 * A story as a page of its own: to open in a browser and paste into Medium's editor, or to put on
 * the web for medium.com/p/import, which reads title, article and canonical address from it.
 */
export function htmlFile(
	{ title, content, canonicalUrl }: PostBody,
	prepared: PreparedStory | undefined,
): { fileName: string; html: string } {
	const head = [
		'<meta charset="utf-8">',
		`<title>${escapeHtml(title)}</title>`,
		...(canonicalUrl === undefined
			? []
			: [`<link rel="canonical" href="${escapeHtml(canonicalUrl)}">`]),
		...(prepared?.subtitle === undefined
			? []
			: [`<meta name="description" content="${escapeHtml(prepared.subtitle)}">`]),
	];
	return {
		fileName: `${fileNameOf(title)}.html`,
		html: `<!doctype html>\n<html>\n<head>\n${head.join('\n')}\n</head>\n<body>\n<article>\n${content}\n</article>\n</body>\n</html>\n`,
	};
}

/** Letters and digits of any language, with hyphens between. */
function fileNameOf(title: string): string {
	const name = title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.slice(0, MAX_NAME_CHARACTERS)
		.replace(/^-+|-+$/g, '');
	return name === '' ? 'story' : name;
}

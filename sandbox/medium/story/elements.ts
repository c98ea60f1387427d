/** Containers: Medium keeps their content and drops the element itself. */
export const BOXES = new Set(
	'p div section article header footer main nav aside center address details summary dl dt dd figcaption hgroup body html picture'.split(
		' ',
	),
);

/** Elements that Medium drops with their content, and their names on the story's page. */
export const LEFT_OUT: Record<string, string> = {
	table: 'table',
	iframe: 'iframe',
	embed: 'embedded object',
	object: 'embedded object',
	video: 'video',
	audio: 'audio',
	canvas: 'drawing',
	svg: 'SVG drawing',
	math: 'formula',
	form: 'form',
	input: 'form field',
	button: 'form field',
	select: 'form field',
	textarea: 'form field',
	script: 'script',
	style: 'style sheet',
	noscript: 'noscript',
	template: 'template',
	link: 'style sheet',
	meta: 'meta tag',
	base: 'base address',
	title: 'document title',
	source: 'picture source',
	frame: 'iframe',
	frameset: 'iframe',
	applet: 'embedded object',
};

/** Addresses that Medium usually converts to an embed when they are alone on a line. */
const EMBEDS =
	/^https?:\/\/(www\.)?(youtube\.com\/watch|youtu\.be\/|vimeo\.com\/\d|gist\.github\.com\/|codepen\.io\/|x\.com\/|twitter\.com\/)\S*$/i;

/** Whether Medium usually converts a paragraph with only this text to an embed. */
export function isEmbed(text: string): boolean {
	return EMBEDS.test(text) && URL.canParse(text);
}

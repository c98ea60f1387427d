import type { StoryWarning } from '../story';

interface Text {
	/** `detail` names what it is about. */
	message: (detail: string) => string;
	whatToDo: string;
}

const SERVICE =
	'Name a service that draws them in Content Options, or put a picture into the text yourself.';

/** What is said about a story: code → words. Nothing here stops a story. */
const WARNINGS = {
	frontMatterBroken: {
		message: (detail) => `The front matter cannot be read: ${detail}`,
		whatToDo:
			'The node used the part that it could read. Fix the front matter at the top of the text: put quotes around values with a colon or quotes.',
	},
	frontMatterValue: {
		message: (detail) =>
			`The front matter has a value that the node does not understand: ${detail}`,
		whatToDo: 'It was left out. Change it in the front matter, or set it in the node.',
	},
	tableAsCode: {
		message: () => 'Medium has no tables; this one is shown as a code block',
		whatToDo:
			'Nothing has to be done. Content Options → Tables → List shows it as a list; a picture of the table works as well.',
	},
	tableLinks: {
		message: (detail) => `A code block cannot contain links; this table had ${detail}`,
		whatToDo: 'The addresses are listed behind the table.',
	},
	mathAsCode: {
		message: () => 'Medium has no formulas; this one is shown as code',
		whatToDo: SERVICE,
	},
	mermaidAsCode: {
		message: () => 'Medium does not draw Mermaid diagrams; this one is shown as code',
		whatToDo: SERVICE,
	},
	pictureService: {
		message: (detail) => `The address of the service for ${detail} is not usable`,
		whatToDo:
			'It has to start with https:// and to contain {source} or {base64}. They are shown as code.',
	},
	pictureFormat: {
		message: (detail) => `Medium does not load this kind of picture: ${detail}`,
		whatToDo: 'Convert it to JPEG, PNG or GIF and use its address instead.',
	},
	pictureRelative: {
		message: (detail) => `A picture has an incomplete address: ${detail}`,
		whatToDo:
			'Set Base URL in Content Options, give the file along with the item, or write the whole address.',
	},
	pictureAddress: {
		message: (detail) => `A picture has an address that cannot be used: ${detail}`,
		whatToDo: 'It was left out, its description is shown. Write the whole https:// address.',
	},
	linkRelative: {
		message: (detail) => `A link has an incomplete address: ${detail}`,
		whatToDo:
			'Only its text is shown. Set Base URL in Content Options, or write the whole address.',
	},
	linkAddress: {
		message: (detail) => `A link has an address that Medium does not accept: ${detail}`,
		whatToDo: 'Only its text is shown. Links start with https://, http:// or mailto:.',
	},
	embedRemoved: {
		message: (detail) => `An embed was left out: ${detail}`,
		whatToDo: 'Content Options → Embeds → Link puts its address into the text instead.',
	},
	embedUnknown: {
		message: (detail) => `Medium does not show frames; this one is shown as a link: ${detail}`,
		whatToDo:
			'Medium may turn the link into an embed. If it does not, use a picture with a link instead.',
	},
	removed: {
		message: (detail) => `Medium cannot show this, so it was left out: ${detail}`,
		whatToDo: 'Use a picture of it, or a link to a page that has it.',
	},
} as const satisfies Record<string, Text>;

export type WarningCode = keyof typeof WARNINGS;

/** No address or text in a warning is longer; who gets it has to read it. */
const MAX_DETAIL = 120;

/** Puts a warning into words. */
export function toWarning(code: WarningCode, line?: number, detail = ''): StoryWarning {
	const { message, whatToDo } = WARNINGS[code];
	const cut = detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL - 1)}…` : detail;
	return { code, message: message(cut), ...(line === undefined ? {} : { line }), whatToDo };
}

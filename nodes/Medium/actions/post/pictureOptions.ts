import type { INodeProperties } from 'n8n-workflow';
import { DEFAULTS } from '../../content/story';
import type { ContentOptions } from '../../content/story';
import { optionField, readOption, readWholeNumber } from '../../parameters/fields';
import type { Parameters } from '../../parameters/parameters';
import type { UploadOptions } from './uploadPictures';

const { captions, math, mathUrl, mermaid, mermaidUrl, pictures } = DEFAULTS;

export const captionsField = optionField<ContentOptions['captions']>({
	displayName: 'Captions',
	name: 'captions',
	type: 'options',
	options: [
		{ name: 'From Image Titles', value: 'fromTitle' },
		{ name: 'None', value: 'none' },
	],
	default: captions,
	description:
		'What to show below pictures: in Markdown, the title is what stands in quotes after the address. Captions of figures in HTML always stay.',
});

export const whenMissingField = optionField({
	displayName: 'If a Picture Is Missing',
	name: 'whenMissing',
	type: 'options',
	options: [
		{ name: 'Leave It Out', value: 'leaveOut', description: 'And say so in the warnings' },
		{ name: 'Stop', value: 'stop', description: 'And post nothing' },
	],
	default: 'stop',
	description:
		'What to do when a picture of the text is neither on the web nor among the files of the item, or could not be uploaded',
});

export const picturesField = optionField<ContentOptions['pictures']>({
	displayName: 'Pictures',
	name: 'pictures',
	type: 'options',
	options: [
		{ name: 'Keep', value: 'keep' },
		{ name: 'Remove', value: 'remove' },
	],
	default: pictures,
	description:
		'Whether the story has its pictures. Those that are not on the web are uploaded: from data: addresses, and from files of the item by field name, file name or path.',
});

export const concurrencyField: INodeProperties = {
	displayName: 'Uploads at a Time',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 3,
	description: 'How many pictures to upload at the same time',
};

export const mermaidUrlField: INodeProperties = {
	displayName: 'Diagram Service URL',
	name: 'mermaidUrl',
	type: 'string',
	default: mermaidUrl,
	placeholder: 'e.g. https://mermaid.ink/img/{base64}',
	description:
		'The address that gives a picture of a Mermaid diagram. {base64} or {source} stands for the diagram. Used when Mermaid Diagrams is Picture; the service sees your diagrams.',
};

export const mathUrlField: INodeProperties = {
	displayName: 'Formula Service URL',
	name: 'mathUrl',
	type: 'string',
	default: mathUrl,
	placeholder: 'e.g. https://latex.codecogs.com/png.latex?{source}',
	description:
		'The address that gives a picture of a formula. {source} stands for the formula. Used when Formulas is Picture; the service sees your formulas.',
};

export const mathField = optionField<ContentOptions['math']>({
	displayName: 'Formulas',
	name: 'math',
	type: 'options',
	options: [
		{ name: 'Code', value: 'code', description: 'The formula as it is written' },
		{ name: 'Picture', value: 'picture', description: 'Drawn by the Formula Service URL' },
	],
	default: math,
	description: 'How to show formulas, which Medium does not know',
});

export const mermaidField = optionField<ContentOptions['mermaid']>({
	displayName: 'Mermaid Diagrams',
	name: 'mermaid',
	type: 'options',
	options: [
		{ name: 'Code', value: 'code', description: 'The diagram as it is written' },
		{ name: 'Picture', value: 'picture', description: 'Drawn by the Diagram Service URL' },
	],
	default: mermaid,
	description: 'How to show diagrams, which Medium does not draw',
});

/** Reads how the pictures of a story are uploaded. */
export function readUploadOptions(options: Parameters): UploadOptions {
	return {
		concurrency: readWholeNumber(options, concurrencyField),
		whenMissing: readOption(options, whenMissingField),
	};
}

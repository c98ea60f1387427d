import type { INodeProperties } from 'n8n-workflow';
import { DEFAULTS } from '../../content/story';
import type { ContentOptions } from '../../content/story';
import { optionField, readOption, readWholeNumber } from '../../parameters/fields';
import type { Parameters } from '../../parameters/parameters';
import type { UploadOptions } from './uploadPictures';

const { captions, pictures } = DEFAULTS;

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

/** Reads how the pictures of a story are uploaded. */
export function readUploadOptions(options: Parameters): UploadOptions {
	return {
		concurrency: readWholeNumber(options, concurrencyField),
		whenMissing: readOption(options, whenMissingField),
	};
}

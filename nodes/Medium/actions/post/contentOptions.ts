import type { INodeProperties } from 'n8n-workflow';
import type { ContentOptions } from '../../content/story';
import { readOption, readSwitch, readWebAddress } from '../../parameters/fields';
import { type Parameters, parametersIn } from '../../parameters/parameters';
import {
	captionsField,
	concurrencyField,
	mathField,
	mathUrlField,
	mermaidField,
	mermaidUrlField,
	picturesField,
	readUploadOptions,
	whenMissingField,
} from './pictureOptions';
import {
	baseUrlField,
	canonicalLineField,
	embedsField,
	frontMatterField,
	headingsField,
	tablesField,
	titlePlacementField,
} from './textOptions';
import type { UploadOptions } from './uploadPictures';

/** How a text is made a story that Medium keeps whole. */
export const formatField: INodeProperties = {
	displayName: 'Format for Medium',
	name: 'formatForMedium',
	type: 'boolean',
	default: true,
	description:
		'Whether to turn what Medium drops or breaks (tables, nested lists, footnotes, pictures in files) into what it keeps, and to use front matter. Switched off, the content is sent as it is.',
};

/** What can be chosen about that. */
export const contentOptionsField: INodeProperties = {
	displayName: 'Content Options',
	name: 'contentOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { formatForMedium: [true] } },
	options: [
		baseUrlField,
		canonicalLineField,
		captionsField,
		mermaidUrlField,
		embedsField,
		mathUrlField,
		mathField,
		frontMatterField,
		headingsField,
		whenMissingField,
		mermaidField,
		picturesField,
		tablesField,
		titlePlacementField,
		concurrencyField,
	],
};

/** What Content Options say: to the content pipeline, and about uploading pictures. */
export interface ContentSettings {
	options: Omit<ContentOptions, 'title' | 'canonicalUrl' | 'isOwnFile'>;
	uploads: UploadOptions;
}

/** Reads the collection Content Options. */
export function readContentOptions(parameters: Parameters): ContentSettings {
	const options = parametersIn(contentOptionsField, parameters);
	return {
		options: {
			titlePlacement: readOption(options, titlePlacementField),
			headings: readOption(options, headingsField),
			tables: readOption(options, tablesField),
			math: readOption(options, mathField),
			mathUrl: readWebAddress(options, mathUrlField),
			mermaid: readOption(options, mermaidField),
			mermaidUrl: readWebAddress(options, mermaidUrlField),
			embeds: readOption(options, embedsField),
			baseUrl: readWebAddress(options, baseUrlField),
			pictures: readOption(options, picturesField),
			captions: readOption(options, captionsField),
			canonicalLine: readSwitch(options, canonicalLineField),
			frontMatter: readOption(options, frontMatterField),
		},
		uploads: readUploadOptions(options),
	};
}

/** Reads whether the text is made what Medium keeps. */
export function readIsFormatted(parameters: Parameters): boolean {
	return readSwitch(parameters, formatField);
}

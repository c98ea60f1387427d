import { binaryField } from '../../descriptions/binaryField';
import { writeOptions } from '../../descriptions/options';
import { readImage } from '../../transport/answers';
import { ImageForm, type ImageSource } from '../../transport/imageForm';
import { apiPath } from '../../transport/apiCall';
import { mediumRequest } from '../../transport/request';
import { inputError } from '../../parameters/inputProblem';
import type { Operation, OperationContext } from '../operation';
import { readText } from '../../parameters/text';
import { imageFromItem, imageFromUrl, MAX_IMAGE_BYTES } from './source';
import { readUrl } from '../../helpers/url';

/** Image → Upload: puts a picture on Medium's servers, to be used in stories. */
export const uploadImage: Operation = {
	name: 'Upload',
	action: 'Upload an image',
	description: 'Put an image on Medium’s servers and get the address to use in stories',
	fields: [
		{
			displayName: 'Image Source',
			name: 'imageSource',
			type: 'options',
			options: [
				{ name: 'File', value: 'binary', description: 'An image that an earlier node has read' },
				{ name: 'URL', value: 'url', description: 'An image on the web' },
			],
			default: 'binary',
			description: 'Where the image comes from',
		},
		{
			...binaryField('The name of the input field with the PNG, JPEG, GIF or TIFF file'),
			displayOptions: { show: { imageSource: ['binary'] } },
		},
		{
			displayName: 'Image URL',
			name: 'imageUrl',
			type: 'string',
			displayOptions: { show: { imageSource: ['url'] } },
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/picture.png',
			description: 'The address of a PNG, JPEG, GIF or TIFF image that opens without signing in',
		},
		writeOptions,
	],
	async execute(context) {
		const { connection, functions, itemIndex } = context;
		const source = await findImage(context);
		const image = await mediumRequest({
			connection,
			itemIndex,
			method: 'POST',
			path: apiPath('images'),
			body: new ImageForm(source),
			read: readImage,
		});
		if (source.size > MAX_IMAGE_BYTES) {
			functions.addExecutionHints({
				message: `Item ${itemIndex}: the image is larger than the 25 MB that Medium’s own editor takes. Check that it shows.`,
				type: 'warning',
				location: 'outputPane',
			});
		}
		return image;
	},
};

async function findImage({
	connection,
	functions,
	itemIndex,
}: OperationContext): Promise<ImageSource> {
	if (functions.getNodeParameter('imageSource', itemIndex) !== 'url') {
		const field =
			readText(functions.getNodeParameter('binaryPropertyName', itemIndex, 'data')) ?? '';
		return await imageFromItem(functions, itemIndex, field);
	}
	const url = readText(functions.getNodeParameter('imageUrl', itemIndex, ''))?.trim() ?? '';
	if (!/^https?:\/\//i.test(url) || !readUrl(url)) {
		throw inputError(
			functions.getNode(),
			{
				field: 'Image URL',
				message: 'Image URL is not a web address',
				description: `It has to start with https:// or http://. It reads “${url.slice(0, 80)}”.`,
			},
			itemIndex,
		);
	}
	return await imageFromUrl(functions, itemIndex, url, connection.limits);
}

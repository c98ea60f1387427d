import type { INodeProperties } from 'n8n-workflow';
import { binaryField } from '../../descriptions/binaryField';
import { writingOptions } from '../../descriptions/options';
import { readImage } from '../../transport/answers';
import { ImageForm, type ImageSource } from '../../transport/imageForm';
import { apiPath } from '../../transport/apiCall';
import { mediumRequest } from '../../transport/request';
import { optionField, readOption, readText, readWebAddress } from '../../parameters/fields';
import type { Operation, OperationContext } from '../operation';
import { imageFromItem, imageFromUrl, MAX_IMAGE_BYTES } from './source';

const imageSourceField = optionField({
	displayName: 'Image Source',
	name: 'imageSource',
	type: 'options',
	options: [
		{ name: 'File', value: 'binary', description: 'An image that an earlier node has read' },
		{ name: 'URL', value: 'url', description: 'An image on the web' },
	],
	default: 'binary',
	description: 'Where the image comes from',
});

const imageFileField: INodeProperties = {
	...binaryField('The name of the input field with the PNG, JPEG, GIF or TIFF file'),
	displayOptions: { show: { imageSource: ['binary'] } },
};

const imageUrlField: INodeProperties = {
	displayName: 'Image URL',
	name: 'imageUrl',
	type: 'string',
	displayOptions: { show: { imageSource: ['url'] } },
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/picture.png',
	description: 'The address of a PNG, JPEG, GIF or TIFF image that opens without signing in',
};

/** Image → Upload: puts a picture on Medium's servers, to be used in stories. */
export const uploadImage: Operation = {
	name: 'Upload',
	action: 'Upload an image',
	description: 'Upload an image to Medium and get the address to use in stories',
	fields: [imageSourceField, imageFileField, imageUrlField, writingOptions],
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
	parameters,
}: OperationContext): Promise<ImageSource> {
	switch (readOption(parameters, imageSourceField)) {
		case 'binary':
			return await imageFromItem(functions, itemIndex, readText(parameters, imageFileField));
		case 'url': {
			const url = readWebAddress(parameters, imageUrlField);
			return await imageFromUrl(functions, itemIndex, url, connection.limits);
		}
	}
}

import { readingOptions } from '../../descriptions/options';
import type { Operation } from '../operation';

/** User → Get: who the credential belongs to. */
export const getUser: Operation = {
	name: 'Get',
	action: 'Get my profile',
	description: 'Get the ID, name and picture of the account the credential belongs to',
	fields: [readingOptions],
	async execute({ account }) {
		return await account.me();
	},
};

import type { IDataObject } from 'n8n-workflow';

import { ME, medium, postAnswer, PUBLICATION_ID, USER_ID } from '../../../support/mediumNode';

/**
 * How a create ends: a status that refuses it (1007 for the daily limit, which its words tell as
 * well), or one of the ways in which a story is stored without a clear answer.
 */
export type CreateFault = number | 'lost' | 'dailyLimit' | 'dailyLimitInWords' | undefined;

/** A Medium that stores what it is sent. */
export interface StoringMedium {
	/** The titles of what it has stored. */
	stored: string[];
	/** The titles of all creates that reached it. */
	requests: string[];
	/** How the next creates end; those after them are stored and answered. */
	faults: CreateFault[];
}

/** Answers who the account is, and creates on its profile and in its publication. */
export function storeCreates(...faults: CreateFault[]): StoringMedium {
	const state: StoringMedium = { stored: [], requests: [], faults };
	const reply = async (request: Request): Promise<[number, IDataObject | string]> => {
		const { title } = (await request.json()) as { title: string };
		state.requests.push(title);
		const fault = state.faults.shift();
		if (fault === 'dailyLimit' || fault === 'dailyLimitInWords') {
			const message = 'User has reached the rate limit for publishing today.';
			return [429, { errors: [{ message, code: fault === 'dailyLimit' ? 1007 : -1 }] }];
		}
		if (typeof fault === 'number') return [fault, { errors: [{ message: 'no', code: 1 }] }];
		state.stored.push(title);
		return fault === 'lost'
			? [201, '{"data":{']
			: [201, postAnswer({ title }, `f${state.stored.length}`)];
	};
	medium()
		.persist()
		.get('/me')
		.optionally()
		.reply(200, { data: ME })
		.post(`/users/${USER_ID}/posts`)
		.optionally()
		.reply(reply)
		.post(`/publications/${PUBLICATION_ID}/posts`)
		.optionally()
		.reply(reply);
	return state;
}

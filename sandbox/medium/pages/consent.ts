import type { Root } from 'hast';
import { h } from 'hastscript';
import { describeScope } from '../scopes.ts';
import type { Application, User } from '../store.ts';
import { layout } from './layout.ts';

/** A valid request of an application for access to an account. */
export type AuthorizationRequest = {
	application: Application;
	redirectUri: string;
	state: string;
	scopes: string[];
};

/** Asks a user whether an application may use their account. Works without JavaScript. */
export function consentPage(
	{ application, redirectUri, state, scopes }: AuthorizationRequest,
	users: readonly User[],
): Root {
	const hiddenFields = {
		client_id: application.clientId,
		redirect_uri: redirectUri,
		response_type: 'code',
		scope: scopes.join(','),
		state,
	};
	return layout(
		`Connect ${application.name}`,
		h('form.consent', { method: 'post', action: '/m/oauth/authorize' }, [
			h('h1', `${application.name} would like to use your Medium account`),
			...Object.entries(hiddenFields).map(([name, value]) =>
				h('input', { type: 'hidden', name, value }),
			),
			h('p', 'It will be able to:'),
			h('ul', ...scopes.map((scope) => h('li', [describeScope(scope), ' ', h('small', scope)]))),
			h('label', { htmlFor: 'user' }, 'Continue as'),
			h(
				'select',
				{ id: 'user', name: 'user' },
				...users.map(({ id, name, username }) =>
					h('option', { value: id }, `${name} (@${username})`),
				),
			),
			h('p.buttons', [
				h('button.allow', { name: 'decision', value: 'allow' }, 'Allow'),
				h('button.deny', { name: 'decision', value: 'deny' }, 'Deny'),
			]),
			h('p.small', `You will return to ${new URL(redirectUri).host}.`),
		]),
	);
}

import type { Root } from 'hast';
import { h } from 'hastscript';
import type { AuthorizationRequest } from '../oauth.ts';
import { describeScope } from '../scopes.ts';
import type { User } from '../store.ts';
import { layout } from './layout.ts';

/** Asks a user whether an application may act for them; Allow and Deny work without JavaScript. */
export function consentPage(asked: AuthorizationRequest, users: readonly User[]): Root {
	const { application, redirectUri, state, scopes } = asked;
	const carried = {
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
			...Object.entries(carried).map(([name, value]) =>
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
			h('p.small', `You will be sent back to ${new URL(redirectUri).host}.`),
		]),
	);
}

import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { MediumApi } from '../../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../../credentials/MediumOAuth2Api.credentials';
import { findInstalled } from '../builtInNode';

/** What a saved credential holds, by the name under which n8n stores it. */
function storedFields({ properties }: ICredentialType): Record<string, Partial<INodeProperties>> {
	return Object.fromEntries(
		properties
			.filter(({ type }) => type !== 'notice')
			.map(({ name, type, typeOptions, default: value }) => [
				name,
				{ type, default: value, ...(typeOptions ? { typeOptions } : {}) },
			]),
	);
}

async function loadBuiltIn(name: string): Promise<ICredentialType> {
	const exported = (await import(findInstalled(`credentials/${name}.credentials.js`))) as Record<
		string,
		new () => ICredentialType
	>;
	const BuiltIn = exported[name];
	if (!BuiltIn) throw new Error(`n8n has no credential type ${name}`);
	return new BuiltIn();
}

describe('the credentials, beside those that n8n has built in', () => {
	it('replace mediumApi, with the same field', async () => {
		const builtIn = await loadBuiltIn('MediumApi');
		const ours = new MediumApi();

		expect(ours.name).toBe(builtIn.name);
		expect(storedFields(ours)).toEqual(storedFields(builtIn));
	});

	it('replace mediumOAuth2Api, with the same fields but for the token’s address', async () => {
		const builtIn = await loadBuiltIn('MediumOAuth2Api');
		const ours = new MediumOAuth2Api();

		expect([ours.name, ours.extends]).toEqual([builtIn.name, builtIn.extends]);
		const { accessTokenUrl, scope, uploadImage, ...fields } = storedFields(ours);
		const { accessTokenUrl: oldUrl, scope: oldScope, ...builtInFields } = storedFields(builtIn);
		expect(fields).toEqual(builtInFields);
		expect([accessTokenUrl?.type, oldUrl?.type]).toEqual(['hidden', 'hidden']);
		expect(accessTokenUrl?.default).toBe('https://api.medium.com/v1/tokens');
		expect(oldUrl?.default).toBe('https://medium.com/v1/tokens');
		// Without the switch, the scope is the one that the built-in credential asks for.
		expect([scope?.type, oldScope?.type]).toEqual(['hidden', 'hidden']);
		expect(scope?.default).toContain(oldScope?.default);
		expect(uploadImage).toEqual({ type: 'boolean', default: false });
	});
});

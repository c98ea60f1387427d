import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

export type CredentialType = 'mediumApi' | 'mediumOAuth2Api';

/** The credential type for each value of the Authentication parameter (the built-in node's values). */
export const CREDENTIAL_TYPES = {
	accessToken: 'mediumApi',
	oAuth2: 'mediumOAuth2Api',
} as const satisfies Record<string, CredentialType>;

/** Time limits for one try, in milliseconds. */
export interface TimeLimits {
	readMs: number;
	/** For creates and uploads: Medium fetches a story's pictures while the request waits. */
	writeMs: number;
}

export const DEFAULT_TIME_LIMITS: TimeLimits = { readMs: 30_000, writeMs: 120_000 };

/** What a request needs besides the request itself: who asks, as whom, and how patiently. */
export interface Connection {
	functions: IExecuteFunctions | ILoadOptionsFunctions;
	credentialType: CredentialType;
	limits: TimeLimits;
	/** False for version 1, which sends what the built-in node sends. */
	retryReads: boolean;
}

/** Turns a value of the Authentication parameter into the credential type it stands for. */
export function credentialTypeOf(authentication: unknown): CredentialType {
	return authentication === 'oAuth2' ? CREDENTIAL_TYPES.oAuth2 : CREDENTIAL_TYPES.accessToken;
}

/** The credential that is used; its type where n8n names none. */
export function credentialIdOf({ functions, credentialType }: Connection): string {
	return functions.getNode().credentials?.[credentialType]?.id ?? credentialType;
}

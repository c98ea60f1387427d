/** Looks like Cloudflare's browser check: clients recognize it by its title. */
export function challengePage(): string {
	return `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head><body><h1>medium.com</h1><p>Checking that you are human. This may take a few seconds.</p><noscript>Enable JavaScript and cookies to continue</noscript></body></html>`;
}

/** Looks like the error page of a gateway: the status in the title, and no JSON. */
export function gatewayPage(status: number): string {
	return `<!DOCTYPE html><html><head><title>${status} | medium.com</title></head><body><h1>${status}</h1><p>The web server could not be reached.</p></body></html>`;
}

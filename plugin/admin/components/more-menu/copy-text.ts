/** Copies a text. Without a secure context (http) the old way by a selection still works. False: neither did. */
export async function copyText( text: string ): Promise< boolean > {
	try {
		await navigator.clipboard.writeText( text );
		return true;
	} catch {
		const area = document.createElement( 'textarea' );
		area.value = text;
		area.setAttribute( 'readonly', '' );
		area.style.position = 'fixed';
		area.style.opacity = '0';
		document.body.append( area );
		area.select();
		const isCopied = document.execCommand( 'copy' );
		area.remove();
		return isCopied;
	}
}

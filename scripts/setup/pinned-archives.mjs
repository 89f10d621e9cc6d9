/**
 * Official archives by version and SHA-256. Raise a version here and nowhere else; the checksum is of the very file, so a
 * changed download is refused instead of run.
 */
export const PINNED = {
	wordpress: {
		version: '7.1.3',
		url: 'https://wordpress.org/wordpress-7.1.3.tar.gz',
		sha256: 'd2a09acb6a15e3b9c471d72557753c266d6f41a79ed19bfe04cbfe49e283b2a5',
	},
	woocommerce: {
		version: '11.0.1',
		url: 'https://downloads.wordpress.org/plugin/woocommerce.11.0.1.zip',
		sha256: 'da189b6616c610d15a2106f93151dab81b78f83e075bcefce221ac0d00b4fa21',
	},
};

/**
 * How other services name the columns of a list of subscribers, shared by the screen and PHP: lower-case letters of the Latin
 * alphabet alone, accents taken off. Imports nothing.
 */
export const SUBSCRIBER_COLUMNS = {
	email: [
		'email',
		'emailaddress',
		'mail',
		'subscriberemail',
		'contactemail',
		'emailadresse',
		'adressemail',
		'courriel',
		'correo',
	],
	name: [ 'name', 'fullname', 'contactname', 'displayname', 'nom', 'nombre' ],
	first: [ 'firstname', 'givenname', 'fname', 'vorname', 'prenom' ],
	last: [ 'lastname', 'surname', 'familyname', 'lname', 'nachname' ],
	given_at: [
		'givenat',
		'optintime',
		'optindate',
		'subscribedat',
		'subscribedon',
		'subscribeddate',
		'signupdate',
		'createdat',
		'added',
		'addedat',
		'dateadded',
		'consentdate',
		'date',
	],
	confirmed_at: [
		'confirmedat',
		'confirmedon',
		'confirmtime',
		'confirmationdate',
		'confirmationtime',
		'doubleoptindate',
		'doubleoptintime',
	],
} as const;

export type SubscriberColumn = keyof typeof SUBSCRIBER_COLUMNS;

<?php
/**
 * How other services name the columns of a list of subscribers.
 *
 * Generated from contract/ by `npm run generate`: change it there, not here.
 *
 * @package Cairn
 *
 * @return array<string, list<string>>
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

return array(
	'email' => array(
		'email',
		'emailaddress',
		'mail',
		'subscriberemail',
		'contactemail',
		'emailadresse',
		'adressemail',
		'courriel',
		'correo',
	),
	'name' => array(
		'name',
		'fullname',
		'contactname',
		'displayname',
		'nom',
		'nombre',
	),
	'first' => array(
		'firstname',
		'givenname',
		'fname',
		'vorname',
		'prenom',
	),
	'last' => array(
		'lastname',
		'surname',
		'familyname',
		'lname',
		'nachname',
	),
	'given_at' => array(
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
	),
	'confirmed_at' => array(
		'confirmedat',
		'confirmedon',
		'confirmtime',
		'confirmationdate',
		'confirmationtime',
		'doubleoptindate',
		'doubleoptintime',
	),
);

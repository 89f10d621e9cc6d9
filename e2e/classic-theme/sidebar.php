<?php

declare(strict_types=1);

// Nothing beside the page; without this file WordPress gives the notice that themes need one.

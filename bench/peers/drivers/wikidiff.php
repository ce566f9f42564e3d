<?php
// Runs wikidiff2 on two files: "json" prints its inline form as data, "html" the rows of its table, in a table.
//
//   php wikidiff.php json|html OLD NEW

[, $form, $old, $new] = $argv;
$before = file_get_contents($old);
$after = file_get_contents($new);
$lines = 1000000; // of context: all
if ($form === 'json') {
    echo wikidiff2_inline_json_diff($before, $after, $lines);
} else {
    echo '<table>' . wikidiff2_do_diff($before, $after, $lines) . '</table>';
}

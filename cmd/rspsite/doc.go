// Rspsite publishes policies that change: it turns Markdown sources into a static site in which every clause of every
// version has an address of its own.
//
//	rspsite init DIR [--example]     start a project, empty or with the example corpus
//	rspsite serve                    preview on a local address, rebuilt whenever a source is saved
//	rspsite check                    report everything that is wrong with the sources
//	rspsite build                    write the site into a folder
//	rspsite new KIND NAME            write a draft source: version, change, determination, table, goal, source
//	rspsite ids FILE                 write IDs for the clauses that have none
//	rspsite version                  say which build this is
//	rspsite completion SHELL         write a completion script
//
// Results go to standard output, everything else to standard error. The exit status is 0 when done, 1 when the run failed
// (no project, unreadable settings, disk, network), 2 for wrong use, 3 for problems in the content or in a project's templates.
package main

/**
 * What can be broken about a local vendor at the press of one button, made of its switches, faults and commands. Each
 * scenario works on every vendor's sandbox, and says in one sentence what happens now and what to watch.
 */
@NullMarked
package xyz.cr3dentials.camel.sandbox.scenario;

import org.jspecify.annotations.NullMarked;

// Package prose reads the Markdown that people write in a PRD into plain blocks and spans, which every way out can show.
//
// Text is untrusted: HTML in it is text, a link leads only where it is safe to go, headings step down one level at a time,
// and neither depth nor length makes it slow. It must never write a format.
package prose

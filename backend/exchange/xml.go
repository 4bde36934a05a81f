package exchange

import (
	"encoding/xml"
	"slices"
	"strings"

	"throughline/backend/prose"
)

// node is an element of XML, or a text where it has no name.
type node struct {
	name     string
	attrs    []string // name, value, name, value …
	children []node
	text     string
}

// el makes an element; its attributes are pairs of name and value.
func el(name string, attrs ...string) node { return node{name: name, attrs: attrs} }

// str makes a text.
func str(text string) node { return node{text: text} }

// with gives the element with more in it.
func (n node) with(children ...node) node {
	n.children = append(slices.Clip(n.children), children...)
	return n
}

// xmlFile writes a whole file.
func xmlFile(root node) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	root.write(&b)
	b.WriteByte('\n')
	return b.String()
}

func (n node) write(b *strings.Builder) {
	if n.name == "" {
		escapeXML(b, n.text)
		return
	}
	b.WriteString("<" + n.name)
	for i := 0; i < len(n.attrs); i += 2 {
		b.WriteString(" " + n.attrs[i] + `="`)
		escapeXML(b, n.attrs[i+1])
		b.WriteByte('"')
	}
	if len(n.children) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, c := range n.children {
		c.write(b)
	}
	b.WriteString("</" + n.name + ">")
}

func escapeXML(b *strings.Builder, text string) {
	_ = xml.EscapeText(b, []byte(prose.Clean(text))) // a builder takes all
}

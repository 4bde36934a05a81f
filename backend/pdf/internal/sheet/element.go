package sheet

// Kind says what a part of a document is: the standard structure types of ISO 32000-1, 14.8.4, under their own names.
type Kind string

// The kinds in use.
const (
	Whole      Kind = "Document"
	Section    Kind = "Sect"
	Division   Kind = "Div"
	Paragraph  Kind = "P"
	Heading1   Kind = "H1"
	Heading2   Kind = "H2"
	Heading3   Kind = "H3"
	Heading4   Kind = "H4"
	List       Kind = "L"
	ListItem   Kind = "LI"
	Label      Kind = "Lbl"
	ListBody   Kind = "LBody"
	Table      Kind = "Table"
	Row        Kind = "TR"
	HeaderCell Kind = "TH"
	Cell       Kind = "TD"
	BlockQuote Kind = "BlockQuote"
	Code       Kind = "Code"
	LinkTo     Kind = "Link"
	Note       Kind = "Note"
	Figure     Kind = "Figure"
	Caption    Kind = "Caption"
	Contents   Kind = "TOC"
	Entry      Kind = "TOCI"
)

// Element is a part of a document in the order in which it is read, with the parts inside it.
type Element struct {
	Kind Kind
	Alt  string // what a figure shows, for those who can't see it
	Lang string // BCP 47, "" for that of the element around it
	Kids []Kid
}

// Kid is what an element holds: an *Element, or Content that stands on a sheet.
type Kid interface{ isKid() }

// Content is a stretch of a sheet, by its index in Over.
type Content struct {
	On    *Sheet
	Index int
}

func (*Element) isKid() {}
func (Content) isKid()  {}

// Child adds an element at the end of another.
func (e *Element) Child(k Kind) *Element {
	child := &Element{Kind: k}
	e.Kids = append(e.Kids, child)
	return child
}

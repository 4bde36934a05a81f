package store

import (
	"strings"
	"testing"
	"time"

	"throughline/backend/discovery"
)

func (f fixture) metric(t testing.TB, name string) discovery.MetricSummary {
	t.Helper()
	six, three := 6.0, 3.0
	return must[discovery.MetricSummary](t)(f.CreateMetric(discovery.Metric{
		ProductID: f.product.ID, Name: name, Unit: "days", Direction: discovery.Down, Baseline: &six, Target: &three,
		DueOn: "2027-03-01", Cadence: discovery.Monthly, OwnerID: &f.rina.ID,
	}))
}

func (f fixture) record(t testing.TB, m discovery.MetricSummary, day string, value float64) discovery.MetricSummary {
	t.Helper()
	return must[discovery.MetricSummary](t)(f.Record(discovery.Reading{MetricID: m.ID, ReadOn: day, Value: value}, false))
}

func TestAMetricWithItsReadings(t *testing.T) {
	f := newFixture(t)
	m := f.metric(t, "Days to close")
	if m.State != discovery.Unread || !m.ReadingDue || m.OwnerName != "Rina Hartono" || m.ProductName != "ERP finance" {
		t.Fatalf("a new metric: %+v", m)
	}
	f.record(t, m, "2026-10-02", 5)
	m = f.record(t, m, "2026-09-01", 6)
	if len(m.Readings) != 2 || m.Latest.Value != 5 || m.Trend != discovery.Better || m.NextOn != "2026-11-02" || !m.ReadingDue {
		t.Fatalf("with readings: %+v", m)
	}
	if m.Phrase != "Days to close: 6 → 3 by 1 Mar 2027 (now 5)" {
		t.Errorf("in one line: %q", m.Phrase)
	}
	if due := must[int](t)(f.ReadingsDue()); due != 1 {
		t.Errorf("%d readings are due", due)
	}
	other := must[discovery.Product](t)(f.CreateProduct(discovery.Product{Name: "Shop", Kind: discovery.ExternalProduct}))
	for productID, want := range map[string]int{f.product.ID: 1, other.ID: 0, "": 1} {
		if got := must[[]discovery.MetricSummary](t)(f.Metrics(productID)); len(got) != want {
			t.Errorf("product %q has %d metrics", productID, len(got))
		}
	}
}

func TestADayHasOneReading(t *testing.T) {
	f := newFixture(t)
	m := f.record(t, f.metric(t, "Days"), "2026-10-02", 5)
	again := discovery.Reading{MetricID: m.ID, ReadOn: "2026-10-02", Value: 4}
	if _, err := f.Record(again, false); discovery.CodeOf(err) != discovery.Conflict || !strings.Contains(err.Error(), "already: 5") {
		t.Fatalf("the second of a day: %v", err)
	}
	m = must[discovery.MetricSummary](t)(f.Record(again, true))
	if len(m.Readings) != 1 || m.Latest.Value != 4 {
		t.Fatalf("replaced: %+v", m.Readings)
	}
	must[discovery.Step](t)(f.Undo())
	m = f.record(t, m, "2026-11-02", 3)
	if m.Readings[0].Value != 5 {
		t.Fatalf("undo did not bring the first back: %+v", m.Readings)
	}
	moved := m.Readings[1]
	moved.ReadOn = "2026-10-02"
	if _, err := f.UpdateReading(moved); discovery.CodeOf(err) != discovery.Conflict {
		t.Errorf("moved onto another: %v", err)
	}
	moved.ReadOn, moved.Note = "2026-11-01", " after the\nclose "
	m = must[discovery.MetricSummary](t)(f.UpdateReading(moved))
	if got := m.Latest; got.ReadOn != "2026-11-01" || got.Note != "after the close" {
		t.Errorf("edited: %+v", got)
	}
	if m = must[discovery.MetricSummary](t)(f.DeleteReading(moved.ID)); len(m.Readings) != 1 {
		t.Errorf("deleted: %+v", m.Readings)
	}
	if _, err := f.DeleteReading(moved.ID); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("deleted twice: %v", err)
	}
}

func TestReadingsComeInWholeOrNotAtAll(t *testing.T) {
	f := newFixture(t)
	m := f.record(t, f.metric(t, "Days"), "2026-10-02", 5)
	for _, wrong := range []discovery.Reading{{ReadOn: "2026-02-30"}, {ReadOn: "2026-11-04"}, {}} {
		_, err := f.ImportReadings(m.ID, []discovery.Reading{{ReadOn: "2026-08-01", Value: 7}, wrong})
		if discovery.CodeOf(err) != discovery.Invalid {
			t.Errorf("%q was taken: %v", wrong.ReadOn, err)
		}
	}
	if m = must[discovery.MetricSummary](t)(f.Metric(m.ID)); len(m.Readings) != 1 {
		t.Fatalf("half came in: %+v", m.Readings)
	}
	m = must[discovery.MetricSummary](t)(f.ImportReadings(m.ID,
		[]discovery.Reading{{ReadOn: "2026-08-01", Value: 7}, {ReadOn: "2026-10-02", Value: 4}, {ReadOn: "2026-11-03", Value: 4}}))
	if len(m.Readings) != 3 || m.Readings[1].Value != 4 {
		t.Fatalf("came in: %+v", m.Readings)
	}
	must[discovery.Step](t)(f.Undo())
	if m = must[discovery.MetricSummary](t)(f.Metric(m.ID)); len(m.Readings) != 1 || m.Latest.Value != 5 {
		t.Errorf("one undo left %+v", m.Readings)
	}
	if _, err := f.ImportReadings(m.ID, nil); discovery.CodeOf(err) != discovery.Invalid {
		t.Errorf("nothing came in: %v", err)
	}
}

func TestMetricsAreMovedAndEdited(t *testing.T) {
	f := newFixture(t)
	a, b := f.metric(t, "A"), f.metric(t, "B")
	done(t, f.MoveMetric(b.ID, a.ID))
	names := ""
	for _, m := range must[[]discovery.MetricSummary](t)(f.Metrics(f.product.ID)) {
		names += m.Name
	}
	if names != "BA" {
		t.Errorf("in the order %s", names)
	}
	edited := a.Metric
	edited.Target, edited.OwnerID, edited.Name = nil, nil, "A, again"
	got := must[discovery.MetricSummary](t)(f.UpdateMetric(edited))
	if got.Target != nil || got.OwnerName != "" || got.Name != "A, again" {
		t.Errorf("edited: %+v", got)
	}
	if _, err := f.UpdateMetric(edited); discovery.CodeOf(err) != discovery.Conflict {
		t.Errorf("a stale one was taken: %v", err)
	}
}

func TestADeletedMetricComesBackWithItsReadings(t *testing.T) {
	f := newFixture(t)
	m := f.record(t, f.metric(t, "Days to close"), "2026-10-02", 5)
	done(t, f.DeleteMetric(m.ID))
	if _, err := f.Metric(m.ID); discovery.CodeOf(err) != discovery.NotFound {
		t.Fatalf("it is there: %v", err)
	}
	if _, err := f.Record(discovery.Reading{MetricID: m.ID, ReadOn: "2026-10-03"}, true); discovery.CodeOf(err) != discovery.NotFound {
		t.Errorf("it is read still: %v", err)
	}
	if got := titles(t, f.Store, "close"); got != "metric Days to close" {
		t.Fatalf("in the trash: %q", got)
	}
	done(t, f.DeleteProduct(f.product.ID))
	items := must[discovery.TrashList](t)(f.Trash("")).Items
	if _, err := f.Recover(items[1].ID); discovery.CodeOf(err) != discovery.Conflict {
		t.Errorf("it came back into no product: %v", err)
	}
	must[discovery.TrashItem](t)(f.Recover(items[0].ID))
	must[discovery.TrashItem](t)(f.Recover(items[1].ID))
	if m = must[discovery.MetricSummary](t)(f.Metric(m.ID)); m.Latest == nil || m.Latest.Value != 5 {
		t.Errorf("back: %+v", m)
	}
	done(t, f.DeleteProduct(f.product.ID))
	if all := must[[]discovery.MetricSummary](t)(f.Metrics("")); len(all) != 0 {
		t.Errorf("its product is gone: %+v", all)
	}
}

func TestAPRDSaysHowItsMetricsStand(t *testing.T) {
	f := newFixture(t)
	m, other := f.metric(t, "Days to close"), f.metric(t, "Findings")
	prd := must[discovery.OpenPRD](t)(f.DraftPRD(f.product.ID, "", []string{""}))
	goals := prd.Sections[1]
	goals.Body = "- " + m.Link() + "\n- " + other.Link()
	must[discovery.PRDSection](t)(f.UpdateSection(goals))
	f.record(t, m, "2026-10-02", 5)
	done(t, f.DeleteMetric(other.ID))
	f.clock.at = f.clock.at.Add(time.Minute)
	doc, _ := discovery.Assemble(must[discovery.PRDDetail](t)(f.PRD(prd.ID)), nil, discovery.Discretion{})
	body := ""
	for _, s := range doc.Sections {
		if s.Title == goals.Title {
			body = s.Body
		}
	}
	if body != "- Days to close: 6 → 3 by 1 Mar 2027 (now 5)\n- Findings" {
		t.Errorf("the goals read %q", body)
	}
}

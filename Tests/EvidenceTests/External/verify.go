// Verify checks an unpacked bundle with nothing of ours: the note and tlog packages of the Go project's checksum database.
//
// Usage: verify FOLDER. It prints one line for each proof that holds and exits 1 at the first that does not.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) != 2 {
		fail("usage: verify FOLDER")
	}
	folder := os.Args[1]
	verifiers := readKeys(filepath.Join(folder, "keys.txt"))
	checkpoint := read(filepath.Join(folder, "checkpoint"))
	tree := openCheckpoint(checkpoint, verifiers)
	fmt.Printf("checkpoint of size %d is signed\n", tree.N)

	manifest, err := note.Open(read(filepath.Join(folder, "manifest.note")), verifiers)
	if err != nil {
		fail("manifest.note: %v", err)
	}
	fmt.Printf("manifest of %s is signed\n", strings.Split(manifest.Text, "\n")[1])

	for _, pair := range pairs(folder) {
		checkProof(pair.entry, pair.proof, checkpoint, tree)
		fmt.Printf("%s is in the log\n", filepath.Base(pair.entry))
	}
}

type pair struct{ entry, proof string }

func pairs(folder string) []pair {
	var all []pair
	for _, entry := range list(filepath.Join(folder, "entries", "*.json")) {
		name := strings.TrimSuffix(filepath.Base(entry), ".json")
		all = append(all, pair{entry, filepath.Join(folder, "proofs", name+".tlog-proof")})
	}
	for _, entry := range list(filepath.Join(folder, "references", "*-entry.json")) {
		all = append(all, pair{entry, strings.TrimSuffix(entry, "-entry.json") + ".tlog-proof"})
	}
	notary := filepath.Join(folder, "heads", "notary")
	return append(all, pair{notary + ".json", notary + ".tlog-proof"})
}

func checkProof(entry, proof string, checkpoint []byte, tree tlog.Tree) {
	parts := strings.SplitN(string(read(proof)), "\n\n", 2)
	if len(parts) != 2 || parts[1] != string(checkpoint) {
		fail("%s: not for this checkpoint", proof)
	}
	lines := strings.Split(parts[0], "\n")
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		fail("%s: malformed", proof)
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		fail("%s: %v", proof, err)
	}
	var path tlog.RecordProof
	for _, line := range lines[2:] {
		path = append(path, parseHash(line))
	}
	if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(read(entry))); err != nil {
		fail("%s: %v", entry, err)
	}
}

func openCheckpoint(text []byte, verifiers note.Verifiers) tlog.Tree {
	opened, err := note.Open(text, verifiers)
	if err != nil {
		fail("checkpoint: %v", err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || opened.Sigs[0].Name != lines[0] {
		fail("checkpoint: malformed")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		fail("checkpoint: %v", err)
	}
	return tlog.Tree{N: size, Hash: parseHash(lines[2])}
}

func readKeys(path string) note.Verifiers {
	var verifiers []note.Verifier
	for _, line := range strings.Split(strings.TrimSuffix(string(read(path)), "\n"), "\n") {
		verifier, err := note.NewVerifier(line)
		if err != nil {
			fail("%s: %v", path, err)
		}
		verifiers = append(verifiers, verifier)
	}
	return note.VerifierList(verifiers...)
}

func parseHash(text string) tlog.Hash {
	hash, err := tlog.ParseHash(text)
	if err != nil {
		fail("%q: %v", text, err)
	}
	return hash
}

func list(pattern string) []string {
	names, err := filepath.Glob(pattern)
	if err != nil {
		fail("%v", err)
	}
	return names
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		fail("%v", err)
	}
	return data
}

func fail(format string, values ...interface{}) {
	fmt.Printf(format+"\n", values...)
	os.Exit(1)
}

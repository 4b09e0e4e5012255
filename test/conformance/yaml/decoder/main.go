// Decodes texts as kubectl does, and prints what it made of them.
//
// Input: a line per text, in base64. Output: a line per text, JSON with the documents that were decoded, and whether an
// error ended that.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
)

type verdict struct {
	Documents []json.RawMessage `json:"documents"`
	Error     string            `json:"error,omitempty"`
}

// The decoder, its buffer and what is passed over are those of k8s.io/cli-runtime/pkg/resource StreamVisitor.
func decode(text []byte) (result verdict) {
	result.Documents = []json.RawMessage{}
	defer func() {
		if problem := recover(); problem != nil {
			result.Error = "panic"
		}
	}()
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		extension := runtime.RawExtension{}
		if err := decoder.Decode(&extension); err != nil {
			if err != io.EOF {
				result.Error = err.Error()
			}
			return result
		}
		raw := bytes.TrimSpace(extension.Raw)
		if len(raw) > 0 && !bytes.Equal(raw, []byte("null")) {
			result.Documents = append(result.Documents, json.RawMessage(raw))
		}
	}
}

func main() {
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	for {
		line, err := input.ReadBytes('\n')
		if len(line) > 0 {
			text, problem := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(line)))
			if problem != nil {
				os.Stderr.WriteString(problem.Error() + "\n")
				os.Exit(2)
			}
			written, problem := json.Marshal(decode(text))
			if problem != nil {
				written, _ = json.Marshal(verdict{Documents: []json.RawMessage{}, Error: problem.Error()})
			}
			output.Write(append(written, '\n'))
		}
		if err != nil {
			return
		}
	}
}

package main

import "strings"

// respellPath does for a property path ("rules[0].expiration.days") what respell does for the property.
func respellPath(rules []rule, path string) string {
	segments := splitPath(path)
	var out, names []string
	for i := 0; i < len(segments); i++ {
		segment := segments[i]
		if strings.HasPrefix(segment, "[") {
			out = append(out, segment)
			continue
		}
		r, found := ruleFor(rules, strings.Join(names, "."), segment)
		names = append(names, segment)
		if !found {
			out = append(out, segment)
			continue
		}
		out = append(out, r.to)
		more := i+1 < len(segments)
		indexed := more && strings.HasPrefix(segments[i+1], "[")
		switch {
		case r.kind == wrap && more && !indexed:
			out = append(out, "[0]")
		case r.kind == unwrap && indexed:
			i++
		}
	}
	return joinPath(out)
}

func respellPaths(rules []rule, paths []string) {
	for i, path := range paths {
		paths[i] = respellPath(rules, path)
	}
}

func ruleFor(rules []rule, at, name string) (rule, bool) {
	for _, r := range rules {
		if r.at == at && r.from == name {
			return r, true
		}
	}
	return rule{}, false
}

// splitPath cuts a path into names and bracketed parts: an index, or a key in quotes that may hold dots and brackets.
func splitPath(path string) []string {
	var segments []string
	for path != "" {
		end := 0
		if path[0] == '[' {
			quoted := false
			for end < len(path) && (quoted || path[end] != ']') {
				switch {
				case quoted && path[end] == '\\':
					end++
				case path[end] == '"':
					quoted = !quoted
				}
				end++
			}
			end = min(end+1, len(path))
		} else {
			for end < len(path) && path[end] != '.' && path[end] != '[' {
				end++
			}
		}
		segments = append(segments, path[:end])
		path = strings.TrimPrefix(path[end:], ".")
	}
	return segments
}

func joinPath(segments []string) string {
	var b strings.Builder
	for i, segment := range segments {
		if i > 0 && !strings.HasPrefix(segment, "[") {
			b.WriteByte('.')
		}
		b.WriteString(segment)
	}
	return b.String()
}

// It sees that it runs in a worker and listens for graphs.
import "elkjs/lib/elk-worker.min.js";

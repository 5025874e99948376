/** Nodes that speak in conversations, as the catalogue names them. */
export const agentKind = "conversableAgentAgentflow";
export const groupKind = "groupChatAgentflow";
export const nestedKind = "nestedChatAgentflow";
